// Which errors of the Bicep CLI are of syntax or binding: those that are seen without knowing of what type a
// value is, or what Azure takes.

/** Tokens, punctuation, the shape of declarations, what may stand where. */
const syntax = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 64, 68, 90,
  96, 97, 103, 117, 118, 123, 132, 138, 140, 141, 142, 143, 152, 153, 162, 167, 226, 236, 237, 238,
  242, 243, 249, 266, 279, 292, 325, 337, 346, 347, 358, 401, 408, 417,
];

/** Names, duplicates, circles, calls, decorators, parameters, and the files that are named. */
const binding = [
  25, 28, 29, 32, 47, 50, 51, 57, 59, 60, 61, 62, 63, 65, 66, 69, 71, 72, 79, 80, 82, 84, 85, 86,
  91, 92, 94, 95, 98, 99, 100, 101, 102, 104, 107, 112, 121, 122, 126, 127, 128, 144, 145, 154, 155,
  160, 164, 166, 168, 180, 190, 192, 207, 208, 235, 239, 240, 258, 259, 261, 262, 265, 268, 269,
  275, 276, 277, 278, 287, 297, 298, 299, 301, 302, 351, 353, 360, 368, 372, 384, 404, 405, 427,
  438, 446,
];

/** Experimental features that are used without being turned on. */
const features = [231, 349, 435, 443];

const codes = new Set(
  [...syntax, ...binding, ...features].map((code) => `BCP${String(code).padStart(3, '0')}`),
);

/** @param code such as `BCP057` */
export function isSyntaxOrBinding(code) {
  return codes.has(code);
}
