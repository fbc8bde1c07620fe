import type { CustomResourceDefinition } from '../../../resources/custom-resource-definition.ts';
import { customResourceDefinitionKind } from '../../../resources/kinds/kinds.ts';
import { apiServiceKind } from '../../../resources/kinds/platform-kinds.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Controller, WatchedKind } from '../../apimachinery/controller.ts';
import { equal } from '../../apimachinery/equality.ts';
import { type ApiService, MANAGED } from '../api-registration/api-service.ts';

/** Groups of OpenShift that come before those of others. */
const PRIORITIES: Readonly<Record<string, number>> = { 'config.openshift.io': 1100, 'operator.openshift.io': 1080 };

/**
 * Keeps an APIService for each version of a group that definitions serve, and takes it away with the last of them. One that
 * somebody else has made, or made their own by removing the label, stays as it is.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/controlplane/controller/crdregistration/crdregistration_controller.go
 * @see https://github.com/kubernetes/kube-aggregator/blob/v0.32.0/pkg/controllers/autoregister/autoregister_controller.go
 */
export const createRegistrationController = (): Controller => ({
  name: 'crd-autoregister',
  program: 'kube-apiserver',
  watches: [watchDefinitions, watchServices],
  reconcile: async (name, { client, listers }) => {
    const known = listers.of<ApiService>(apiServiceKind).get(undefined, name);
    const isManaged = known?.metadata.labels?.[MANAGED] === 'true';
    if (known !== undefined && !isManaged) return;
    const dot = name.indexOf('.');
    const [version, group] = [name.slice(0, dot), name.slice(dot + 1)];
    const isServed = listers
      .of<CustomResourceDefinition>(customResourceDefinitionKind)
      .list()
      .some(({ spec }) => spec.group === group && spec.versions.some((each) => each.name === version && each.served));
    if (!isServed) {
      if (known === undefined) return;
      return client.delete(apiServiceKind, undefined, name, { preconditions: { uid: known.metadata.uid ?? '' } });
    }
    const spec = { group, groupPriorityMinimum: PRIORITIES[group] ?? 1000, version, versionPriority: 100 };
    if (known === undefined) {
      const metadata = { name, labels: { [MANAGED]: 'true' } };
      await client.create(apiServiceKind, {
        apiVersion: apiVersionOf(apiServiceKind),
        kind: apiServiceKind.kind,
        metadata,
        spec,
      } as KubeObject);
    } else if (!equal(known.spec, spec))
      await client.modify<ApiService>(apiServiceKind, undefined, name, (current) => {
        current.spec = spec;
      });
  },
});

const versionsOf = ({ spec }: CustomResourceDefinition): string[] =>
  spec.versions.map(({ name }) => `${name}.${spec.group}`);

const watchDefinitions: WatchedKind<CustomResourceDefinition> = {
  kind: customResourceDefinitionKind,
  keysOf: (definition, { previous }) => [
    ...new Set([...versionsOf(definition), ...(previous === undefined ? [] : versionsOf(previous))]),
  ],
};

const watchServices: WatchedKind<ApiService> = {
  kind: apiServiceKind,
  keysOf: ({ metadata }, { previous, deleted }) => (deleted || previous !== undefined ? [metadata.name] : []),
};
