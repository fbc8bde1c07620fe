import type { Secret } from '../../../resources/access/secret.ts';
import type { BuildConfig } from '../../../resources/builds/build-config.ts';
import { buildConfigKind, secretKind } from '../../../resources/kinds/kinds.ts';
import type { Admission } from '../../apimachinery/admission.ts';
import type { Authorizer } from '../../apimachinery/authorizer.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { longestMatch } from './match-url.ts';

/** Annotations of secrets that begin so say for which repositories they are. */
const PREFIX = 'build.openshift.io/source-secret-match-uri-';

/**
 * Gives build configurations that name no secret for their repository the one whose annotation covers its URL best, of those that
 * their author may list: passwords not for SSH, and keys for nothing else.
 *
 * @see https://github.com/openshift/openshift-apiserver/tree/release-4.19/pkg/build/apiserver/admission/secretinjector
 */
export const sourceSecretAdmission =
  (authorize: Authorizer, listers: Listers): Admission =>
  ({ operation, kind, object, context }) => {
    const { source } = kind === buildConfigKind && operation !== 'DELETE' ? ((object as BuildConfig).spec ?? {}) : {};
    if (!source?.git?.uri || source.sourceSecret) return;
    const { uri } = source.git;
    const { user, namespace = '' } = context;
    const { group, plural } = secretKind;
    return Promise.resolve(authorize({ user, verb: 'list', group, resource: plural, namespace })).then(
      ({ allowed }) => {
        const name = allowed ? fitting(listers.of<Secret>(secretKind).list(namespace), uri) : undefined;
        if (name !== undefined) source.sourceSecret = { name };
      },
    );
  };

const fitting = (secrets: readonly Secret[], uri: string): string | undefined => {
  const isSsh = uri.startsWith('ssh://');
  const names = new Map(
    secrets
      .filter(({ type }) => type !== (isSsh ? 'kubernetes.io/basic-auth' : 'kubernetes.io/ssh-auth'))
      .flatMap(({ metadata }) =>
        Object.entries(metadata.annotations ?? {}).flatMap(([key, pattern]) =>
          key.startsWith(PREFIX) ? [[pattern.trim(), metadata.name] as const] : [],
        ),
      ),
  );
  const pattern = longestMatch([...names.keys()], uri);
  return pattern === undefined ? undefined : names.get(pattern);
};
