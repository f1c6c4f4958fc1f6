export interface Expected {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  readonly text: string;
  readonly rules: readonly string[];
  readonly need: 'must' | 'may';
  readonly fix: string;
}
export interface Specimen {
  readonly name: string;
  readonly bom: boolean;
  readonly text: string;
  readonly rows: readonly Expected[];
}
export function readMarked(source: string): { text: string; rows: Expected[] };
export function readSpecimens(): Specimen[];
