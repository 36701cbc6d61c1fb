// The fingerprints of the known defects, packed. Written by `npm run fingerprints`, never by hand.

/** brotli in base64: see packed.ts. */
export const KNOWN_DEFECTS: string = '';
