import type { Severity } from '../../core/index.js';
import { placer, type Reporter } from '../report.js';
import { xml } from './xml.js';

/** Checkstyle knows three severities. */
const SEVERITY: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'info', hint: 'info' };

/** Checkstyle's XML, which most build servers read. */
export const checkstyle: Reporter = (reports, { say }) => {
  const files = reports.map(({ path, text, findings }) => {
    const place = placer(text);
    const errors = findings.map(({ rule, severity, span, message }) => {
      const { line, column } = place(span);
      return `    <error line="${line}" column="${column}" severity="${SEVERITY[severity]}" message="${xml(say(message))}" source="gongwen.${xml(rule)}"/>\n`;
    });
    return `  <file name="${xml(path)}">\n${errors.join('')}  </file>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n${files.join('')}</checkstyle>\n`;
};
