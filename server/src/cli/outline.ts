export const outline = async (..._: unknown[]): Promise<number> => 0;
