/**
 * A text without what differs from run to run although the cluster behaves the same: times, ages, identifiers, generated
 * parts of names, addresses.
 */
export const withoutIdentifiers = (text: string): string =>
  replacements.reduce((result, [pattern, replacement]) => result.replaceAll(pattern, replacement), text);

const replacements: readonly (readonly [RegExp, string])[] = [
  [/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z| ?[+-]\d\d:?\d\d)?/g, '<time>'],
  [/\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? [^\n]{5,20}\d\d:\d\d:\d\d[^\n]{0,12}/g, '<time>'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, '<uid>'],
  [/(resourceVersion"?: ?"?)\d+/gi, '$1<version>'],
  // Generated parts of names have no vowels and none of the digits that look like them.
  [/-[bcdfghjklmnpqrstvwxz2456789]{8,10}-[bcdfghjklmnpqrstvwxz2456789]{5}\b/g, '-<id>'],
  [/-[bcdfghjklmnpqrstvwxz2456789]{5}\b/g, '-<id>'],
  [/(temp\.builder\.openshift\.io\/[\w.-]+\/[\w.-]+:)[0-9a-f]{8}\b/g, '$1<id>'],
  [/\b(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?\b/g, '<address>'],
  [/\b(?:localhost|127\.0\.0\.1):\d+\b/g, '<address>'],
  [/\b(?:about |less than )?(?:an?|\d+) (?:second|minute|hour|day|week|month|year)s?(?: ago)?\b/gi, '<age>'],
  [/(?<=\s)(?:\d+(?:ms|[smhdy])){1,3}(?=\s|$)/gm, '<age>'],
  [/[ \t]{2,}/g, '  '],
];
