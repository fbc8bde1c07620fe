import type { Build } from '../../../resources/build.ts';
import { hasEnded } from '../../../resources/build.ts';
import { buildKind } from '../../../resources/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import type { RegistryStore } from '../../apimachinery/registry-store.ts';
import type { Subresource } from '../../apimachinery/rest-storage.ts';

/**
 * `builds/<name>/details`: how the builder, in its pod, tells what it has found and made: the revision of the source, the
 * digest of the image, the stages, and why it failed. All else stays as it is; so does the phase, unless the build failed.
 *
 * @see https://github.com/openshift/openshift-apiserver/blob/release-4.19/pkg/build/apiserver/registry/build/strategy.go
 */
export const buildDetails = (builds: RegistryStore<Build>): Subresource => ({
  kind: buildKind,
  update: (context, name, change) =>
    builds.update(context, name, async (current) => merged((await change(current)) as Build, current as Build)),
});

const merged = ({ metadata, spec, status }: Build, old: Build): KubeObject => {
  const kept = copyOf(old);
  kept.metadata.resourceVersion = metadata.resourceVersion as string;
  if (spec.revision !== undefined) kept.spec.revision = spec.revision;
  const before = kept.status ?? { phase: 'New' as const };
  const failed = status?.phase === 'Failed' && !hasEnded(old) ? { phase: status.phase } : {};
  kept.status = {
    ...before,
    ...failed,
    ...(status?.reason ? { reason: status.reason } : {}),
    ...(status?.message ? { message: status.message } : {}),
    output: status?.output ?? before.output ?? {},
    ...(status?.stages ? { stages: status.stages } : {}),
  };
  return kept;
};
