import { wildcardExpression } from '../../../image/wildcard.ts';
/**
 * Which of several patterns is the longest that covers a URL: `https://*.example.com/team/*`, `*://*\/*`. A star stands for any
 * scheme, any host or a host's beginning, and anything in the path. Patterns that are none cover nothing.
 *
 * @see https://docs.openshift.com/container-platform/4.19/cicd/builds/creating-build-inputs.html#builds-automatically-add-source-clone-secrets_creating-build-inputs
 */
export const longestMatch = (patterns: readonly string[], url: string): string | undefined => {
  const [, scheme = '', host = '', path = ''] =
    /^([a-z][a-z0-9+.-]*):\/\/(?:[^@/]*@)?([^/?#]*)([^?#]*)/i.exec(url) ?? [];
  return patterns
    .toSorted((one, other) => other.length - one.length)
    .find((pattern) => {
      const parts = PATTERN.exec(pattern);
      if (parts === null) return false;
      const [, schemes = '', hosts = '', paths = ''] = parts;
      return (
        (schemes === '*' ? SCHEMES.includes(scheme.toLowerCase()) : schemes === scheme.toLowerCase()) &&
        coversHost(hosts, host) &&
        wildcardExpression(paths, 's').test(path)
      );
    });
};

const SCHEMES = ['git', 'http', 'https', 'ssh'];

const PATTERN = /^(\*|git|http|https|ssh):\/\/(\*|(?:\*\.)?[^@/*]+)(\/.*)$/s;

const coversHost = (pattern: string, host: string): boolean => {
  if (pattern === '*') return true;
  const domain = pattern.startsWith('*.') ? pattern.slice(2) : undefined;
  return domain === undefined ? host === pattern : host === domain || host.endsWith(`.${domain}`);
};
