import { type Build, buildConfigMapName } from '../../../resources/builds/build.ts';
import type { ConfigMap } from '../../../resources/config-map.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { BuildTrust } from './build-trust.ts';

/**
 * The config maps that the pod of a build mounts; they go away with it.
 *
 * @see https://github.com/openshift/openshift-controller-manager/blob/release-4.19/pkg/build/controller/build/build_controller.go
 */
export const buildConfigMaps = (build: Build, pod: Pod, trust: BuildTrust): ConfigMap[] => {
  const named = (use: Parameters<typeof buildConfigMapName>[1], data: Readonly<Record<string, string>>): ConfigMap => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: buildConfigMapName(build, use),
      ...(pod.metadata.namespace && { namespace: pod.metadata.namespace }),
      ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name: pod.metadata.name, uid: pod.metadata.uid ?? '' }],
    },
    ...(Object.keys(data).length > 0 && { data: { ...data } }),
  });
  return [
    named('ca', trust.authorities),
    named('sys-config', trust.configuration),
    named('global-ca', { 'ca-bundle.crt': '' }),
  ];
};
