import type { ImageConfiguration } from '../../../resources/images/image-configuration.ts';

type Requirements = readonly { readonly type: 'reject' | 'insecureAcceptAnything' }[];

const reject: Requirements = [{ type: 'reject' }];
const accept: Requirements = [{ type: 'insecureAcceptAnything' }];

/**
 * From which registries builds may take images, as a policy for tools that pull.
 *
 * @returns `undefined` where all are allowed, or the settings contradict each other
 * @see https://github.com/containers/image/blob/main/docs/containers-policy.json.5.md
 */
export const signaturePolicy = (configuration: ImageConfiguration | undefined): string | undefined => {
  const { allowedRegistries = [], blockedRegistries = [] } = configuration?.spec?.registrySources ?? {};
  if (allowedRegistries.length > 0 === blockedRegistries.length > 0) return undefined;
  const registries =
    allowedRegistries.length > 0 ? scopes(allowedRegistries, accept) : scopes(blockedRegistries, reject);
  return JSON.stringify({
    default: allowedRegistries.length > 0 ? reject : accept,
    transports: { atomic: registries, 'containers-storage': { '': accept }, docker: registries },
  });
};

const scopes = (registries: readonly string[], requirements: Requirements): Record<string, Requirements> =>
  Object.fromEntries(registries.toSorted().map((registry) => [registry, requirements]));
