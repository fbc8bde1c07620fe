/** What a registry demands, from its `WWW-Authenticate` header. */
export interface Challenge {
  readonly scheme: 'basic' | 'bearer';
  /** `realm`, `service`, `scope`, `error`, … with lower-case names. */
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Reads the challenges of a `WWW-Authenticate` header that a registry client can answer, in the order given.
 *
 * @see https://distribution.github.io/distribution/spec/auth/token/
 */
export const parseChallenges = (header: string | undefined): Challenge[] => {
  if (!header) return [];
  return [...header.matchAll(challengePattern)].map(([, scheme = '', rest = '']) => ({
    scheme: scheme.toLowerCase() as Challenge['scheme'],
    parameters: parameters(rest),
  }));
};

const parameter = String.raw`[\w-]+=(?:"(?:\\.|[^"\\])*"|[^\s,"]+)`;
const challengePattern = new RegExp(
  String.raw`(?:^|,)\s*(basic|bearer)(?:\s+(${parameter}(?:\s*,\s*${parameter})*)|\s*(?=,|$))`,
  'gi',
);

const parameters = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/([\w-]+)=(?:"((?:\\.|[^"\\])*)"|([^\s,"]+))/g)].map(([, name = '', quoted, bare]) => [
      name.toLowerCase(),
      quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '',
    ]),
  );
