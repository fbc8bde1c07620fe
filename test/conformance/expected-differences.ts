/** Commands whose output differs from the recording, as `experiment index`, and why it has to. */
export const expectedDifferences: Readonly<Record<string, string>> = {};
