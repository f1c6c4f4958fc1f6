import { type Config, DEFAULT_CONFIG, type ProjectWord, type RuleSetting } from '../core/index.js';
import { globMatcher, matchesAny } from './glob.js';
import { EMPTY_PROJECT, type Project, type ProjectIgnore, type ProjectRule, type Settings } from './project.js';

/** By project, then by base, then by what of the project applies: documents with the same answer share one object. */
const configs = new WeakMap<Project, WeakMap<Config, Map<string, Config>>>();

/**
 * How a document is to be checked. The same arguments give the same object (and so do different paths to which the same
 * parts of the project apply): what the linter keeps by config stays valid.
 *
 * @param path relative to the project file, with `/`
 * @param base what holds where the project says nothing
 */
export function configFor(project: Project, path: string, base: Config = DEFAULT_CONFIG): Config {
  let byBase = configs.get(project);
  if (!byBase) {
    byBase = new WeakMap();
    configs.set(project, byBase);
  }
  let byKey = byBase.get(base);
  if (!byKey) {
    byKey = new Map();
    byBase.set(base, byKey);
  }
  const overrides = project.overrides.filter(({ files }) => matchesAny(files, path));
  const ignores = project.ignores.filter((ignore) => ignoreApplies(ignore, path));
  const layers = [project, ...overrides];
  const key = JSON.stringify([
    overrides.map((one) => project.overrides.indexOf(one)),
    ignores.map((one) => project.ignores.indexOf(one)),
    layers.map(({ rules }) => Object.keys(rules).filter((id) => !ruleApplies(rules[id]!, path))),
  ]);
  let config = byKey.get(key);
  if (!config) {
    config = combine(project, layers, ignores, path, base);
    byKey.set(key, config);
  }
  return config;
}

const ruleApplies = ({ files }: ProjectRule, path: string): boolean => !files || matchesAny(files, path);

const ignoreApplies = ({ file }: ProjectIgnore, path: string): boolean =>
  // A name may hold what a glob takes for something else.
  file === undefined || file.replace(/^\.\//, '') === path || globMatcher(file)(path);

/** Whether the project file itself says if the document is checked. @param path relative to the project file, with `/` */
export const saysEnable = ({ enable, overrides }: Project, path: string): boolean =>
  enable !== undefined || overrides.some((one) => one.enable !== undefined && matchesAny(one.files, path));

function combine(
  project: Project,
  layers: readonly Pick<Project, 'enable' | 'genre' | 'rules'>[],
  ignores: readonly ProjectIgnore[],
  path: string,
  base: Config,
): Config {
  let { enable, genre } = base;
  const rules: Record<string, RuleSetting> = { ...base.rules };
  for (const layer of layers) {
    enable = layer.enable ?? enable;
    genre = layer.genre ?? genre;
    for (const [id, rule] of Object.entries(layer.rules)) {
      const { files: _, ...setting } = rule;
      rules[id] = ruleApplies(rule, path) ? mergeRule(rules[id], setting) : { ...rules[id], severity: 'off' };
    }
  }
  const words = [...(base.words ?? []), ...project.words];
  const required = [...(base.required ?? []), ...project.required];
  return {
    enable,
    ...(genre === undefined ? {} : { genre }),
    rules,
    ...(words.length > 0 ? { words } : {}),
    ...(required.length > 0 ? { required } : {}),
    ...(project.formulas.length > 0 ? { formulas: project.formulas } : {}),
    ignores: [...base.ignores, ...ignores],
  };
}

function mergeRule(under: RuleSetting | undefined, over: RuleSetting): RuleSetting {
  const options = under?.options || over.options ? { options: { ...under?.options, ...over.options } } : {};
  return { ...under, ...over, ...options };
}

/** Whether the project leaves the document out. @param path relative to the project file, with `/` */
export const isExcluded = (project: Project, path: string): boolean => matchesAny(project.exclude, path);

const merged = {
  under: new WeakMap<Project, WeakMap<Settings, Project>>(),
  over: new WeakMap<Project, WeakMap<Settings, Project>>(),
};

/**
 * The project with settings from elsewhere. The same arguments give the same object.
 *
 * @param place `under`: the project file has the last word, as for an editor's settings; `over`: the settings have it,
 * overrides included, as for options of a command line
 */
export function mergeSettings(
  project: Project | undefined,
  settings: Settings,
  place: 'under' | 'over' = 'under',
): Project {
  const base = project ?? EMPTY_PROJECT;
  let bySettings = merged[place].get(base);
  if (!bySettings) {
    bySettings = new WeakMap();
    merged[place].set(base, bySettings);
  }
  let result = bySettings.get(settings);
  if (!result) {
    result = merge(base, settings, place);
    bySettings.set(settings, result);
  }
  return result;
}

function merge(project: Project, settings: Settings, place: 'under' | 'over'): Project {
  const rules: Record<string, ProjectRule> = {};
  for (const [id, rule] of Object.entries(settings.rules ?? {})) {
    rules[id] = typeof rule === 'string' ? { severity: rule } : rule;
  }
  const layer = {
    ...(settings.enable === undefined ? {} : { enable: settings.enable }),
    ...(settings.genre === undefined ? {} : { genre: settings.genre }),
  };
  const words: readonly ProjectWord[] = settings.words ? [...settings.words, ...project.words] : project.words;
  if (place === 'over') {
    return { ...project, words, overrides: [...project.overrides, { files: ['**'], rules, ...layer }] };
  }
  const combined: Record<string, ProjectRule> = { ...rules };
  for (const [id, rule] of Object.entries(project.rules)) combined[id] = mergeRule(rules[id], rule);
  return { ...layer, ...project, words, rules: combined };
}
