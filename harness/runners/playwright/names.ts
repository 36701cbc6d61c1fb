/** The annotation of a test that is a scenario; its text is the report that it belongs to. */
export const MARK = 'conformance';
/** The attachment that a report is made of. */
export const PART = 'conformance-part';
