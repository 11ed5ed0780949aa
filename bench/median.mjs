/** The one in the middle by what `measure` gives of each; of an even number, the greater of the two. */
export function median(all, measure = (one) => one) {
  return all.toSorted((a, b) => measure(a) - measure(b))[Math.floor(all.length / 2)];
}
