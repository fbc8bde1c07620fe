/** The content types of patches, of custom resources or of others; strategic merges need to know the Go type of an object. */
export const patchTypes = (isCustom: boolean): readonly string[] => [
  'application/json-patch+json',
  'application/merge-patch+json',
  ...(isCustom ? [] : ['application/strategic-merge-patch+json']),
  'application/apply-patch+yaml',
];
