import { templateInstanceKind } from '../../../resources/kinds/platform-kinds.ts';
import { TEMPLATE_INSTANCE_FINALIZER, type TemplateInstance } from '../../../resources/templates/template-instance.ts';
import { byKey, type Controller, watchSelf } from '../../apimachinery/controller.ts';
import { ignoreNotFound } from '../../apimachinery/not-found.ts';
import type { InstantiationOptions } from './instantiation.ts';

/**
 * Deletes what a template instance has made, then lets the instance go.
 *
 * @see https://github.com/openshift/openshift-controller-manager/blob/release-4.19/pkg/template/controller/templateinstance_finalizer.go
 */
export const createInstanceFinalizerController = ({ kindOf }: Pick<InstantiationOptions, 'kindOf'>): Controller => ({
  name: 'template-instance-finalizer-controller',
  program: 'openshift-controller-manager',
  watches: [watchSelf(templateInstanceKind)],
  reconcile: async (key, { client, listers }) => {
    const instance = byKey(listers.of<TemplateInstance>(templateInstanceKind), key);
    const { metadata, status } = instance ?? {};
    if (metadata?.deletionTimestamp === undefined) return;
    if (!metadata.finalizers?.includes(TEMPLATE_INSTANCE_FINALIZER)) return;
    for (const { ref } of status?.objects ?? []) {
      const kind = kindOf(ref);
      if (kind === undefined) throw new Error(`no matches for kind "${ref.kind}" in version "${ref.apiVersion}"`);
      await client.delete(kind, ref.namespace, ref.name, { propagationPolicy: 'Foreground' }).catch(ignoreNotFound);
    }
    await client.modify<TemplateInstance>(templateInstanceKind, metadata.namespace, metadata.name, (current) => {
      current.metadata.finalizers = current.metadata.finalizers?.filter((each) => each !== TEMPLATE_INSTANCE_FINALIZER);
    });
  },
});
