import type { Build } from '../../../resources/builds/build.ts';
import { configMapKind, secretKind } from '../../../resources/kinds/kinds.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { StartRefused } from './start-refused.ts';

/**
 * Sees to it that a build has the secrets and config maps that its sources and volumes are made of. Somebody who uploads
 * sources is told at once; other builds wait.
 *
 * @throws StartRefused when some do not exist
 * @see https://github.com/openshift/openshift-controller-manager/blob/release-4.19/pkg/build/controller/build/build_controller.go
 */
export const requireInputs = ({ metadata, spec }: Build, listers: Listers): void => {
  const { secrets = [], configMaps = [], binary } = spec.source ?? {};
  const { volumes = [] } = spec.strategy.dockerStrategy ?? spec.strategy.sourceStrategy ?? {};
  const lacks = (kind: typeof secretKind) => (name: string | undefined) =>
    name !== undefined && listers.of(kind).get(metadata.namespace, name) === undefined;
  const missing = [
    ...listed(
      'ConfigMaps',
      [
        ...configMaps.map(({ configMap }) => configMap.name),
        ...volumes.map(({ source }) => source.configMap?.name),
      ].filter(lacks(configMapKind)),
    ),
    ...listed(
      'Secrets',
      [...secrets.map(({ secret }) => secret.name), ...volumes.map(({ source }) => source.secret?.secretName)].filter(
        lacks(secretKind),
      ),
    ),
  ];
  if (missing.length > 0)
    throw new StartRefused({
      ...(binary && { phase: 'Failed' }),
      reason: 'GenericBuildFailed',
      message: `These resources do not exist: ${missing.join(' ')}`,
    });
};

const listed = (kind: string, names: readonly (string | undefined)[]): string[] =>
  names.length > 0 ? [`${kind} [${names.join(', ')}]`] : [];
