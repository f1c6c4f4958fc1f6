export const rules = async (..._: unknown[]): Promise<number> => 0;
