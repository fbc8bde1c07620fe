import { dockerDefaults } from '../../../image/reference-format.ts';
import type { AllowedRegistry, ImageConfiguration } from '../../../resources/image-configuration.ts';
import { parseReference } from '../../image-streams/parse-reference.ts';

/**
 * Why an image may not be imported: its registry is not among those that the cluster allows for imports. `undefined` when it is, or when
 * no list restricts them.
 */
export const refusedRegistry = (
  configuration: ImageConfiguration | undefined,
  pullSpec: string,
  insecure: boolean,
): { host: string; why: string } | undefined => {
  const allowed = configuration?.spec?.allowedRegistriesForImport ?? [];
  const reference = parseReference(pullSpec);
  if (allowed.length === 0 || reference === undefined) return undefined;
  const { registry } = dockerDefaults(reference);
  const host = withPort(registry, insecure);
  if (allowed.some((each) => isMatch(withPort(each.domainName, Boolean(each.insecure)), host))) return undefined;
  const names = allowed.map((each: AllowedRegistry) =>
    JSON.stringify(withPort(each.domainName, Boolean(each.insecure))),
  );
  return { host, why: `registry "${registry}" not allowed by whitelist: ${names.join(', ')}` };
};

const withPort = (host: string, insecure: boolean): string =>
  /:\d+$/.test(host) ? host : `${host}:${insecure ? 80 : 443}`;

const isMatch = (pattern: string, host: string): boolean =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[.?+^$[\](){}|\\/-]/g, '\\$&'))
      .join('.*')}$`,
  ).test(host);
