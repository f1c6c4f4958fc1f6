import { closestMatch } from 'leven';

/** The name that was probably meant: at most a third of it, or two letters swapped. `undefined` where none is near. */
export const nearest = (name: string, names: readonly string[]): string | undefined =>
  closestMatch(name, names, { maxDistance: Math.max(name.length > 3 ? 2 : 1, Math.floor(name.length / 3)) });
