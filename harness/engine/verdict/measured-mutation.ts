// How many machine-made mutants of the reference SDK the catalogue was measured to kill. Written by `npm run mutation`,
// never by hand.

/** The last measurement, with the hash of the catalogue that it is of. Equivalent mutants are not counted. */
export const MEASURED_MUTATION = {
  catalogue: '5586d1193f677523',
  killed: 306,
  of: 364,
};
