/** Styles of terminal output. Each gives back its text unchanged where colour is off. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly underline: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly blue: (text: string) => string;
  readonly magenta: (text: string) => string;
  readonly green: (text: string) => string;
}

/** Select Graphic Rendition codes (ECMA-48 §8.3.117) that begin and end a style. */
export function style(colour: boolean): Style {
  const sgr = (begin: number, end: number) => (text: string) =>
    colour && text !== '' ? `\u001b[${begin}m${text}\u001b[${end}m` : text;
  return {
    bold: sgr(1, 22),
    dim: sgr(2, 22),
    underline: sgr(4, 24),
    red: sgr(31, 39),
    green: sgr(32, 39),
    yellow: sgr(33, 39),
    blue: sgr(34, 39),
    magenta: sgr(35, 39),
  };
}
