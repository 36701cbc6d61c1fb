// How many machine-made mutants of the reference SDK the catalogue was measured to kill. Written by `npm run mutation`,
// never by hand.

/** The last measurement, with the hash of the catalogue that it is of. Equivalent mutants are not counted. */
export const MEASURED_MUTATION = {
  catalogue: '6a8d3be1c792f5f6',
  killed: 294,
  of: 364,
};
