import { closestMatch } from 'leven';

/** The name that was probably meant: at most a third of it is typed wrongly. `undefined` where none is near. */
export const nearest = (name: string, names: readonly string[]): string | undefined =>
  closestMatch(name, names, { maxDistance: Math.max(1, Math.floor(name.length / 3)) });
