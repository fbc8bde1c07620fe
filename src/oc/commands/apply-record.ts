import type { KubeObject } from '../../resources/kube-object.ts';
import { lastAppliedAnnotation } from '../../resources/metadata/last-applied.ts';
import { lastAppliedText } from '../output/print-objects.ts';

/** The object with the record of itself that the next `oc apply` compares with. */
export const withLastApplied = (object: KubeObject, namespace: string): KubeObject => {
  const { [lastAppliedAnnotation]: _, ...annotations } = object.metadata.annotations ?? {};
  const metadata = { ...object.metadata, ...(namespace && { namespace }), annotations };
  const text = lastAppliedText({ ...object, metadata });
  return { ...object, metadata: { ...metadata, annotations: { ...annotations, [lastAppliedAnnotation]: text } } };
};
