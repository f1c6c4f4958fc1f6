export const help = (..._: unknown[]): string => '';
export const isTopic = (_: string) => true;
