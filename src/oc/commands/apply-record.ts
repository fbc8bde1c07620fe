import type { KubeObject } from '../../resources/kube-object.ts';
import { lastAppliedText } from '../output/print-objects.ts';
import { lastApplied } from './create/create-object.ts';

/** The object with the record of itself that the next `oc apply` compares with. */
export const withLastApplied = (object: KubeObject, namespace: string): KubeObject => {
  const { [lastApplied]: _, ...annotations } = object.metadata.annotations ?? {};
  const metadata = { ...object.metadata, ...(namespace && { namespace }), annotations };
  const text = lastAppliedText({ ...object, metadata });
  return { ...object, metadata: { ...metadata, annotations: { ...annotations, [lastApplied]: text } } };
};
