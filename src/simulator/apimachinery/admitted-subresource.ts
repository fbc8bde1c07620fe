import type { KubeObject } from '../../resources/kube-object.ts';
import { type Admission, type AdmissionAttributes, admit } from './admission.ts';
import type { RequestContext } from './request-context.ts';
import type { RestStorage, Subresource } from './rest-storage.ts';

/** Who is asked about writes of subresources and about connections, before and after they are checked. */
export interface SubresourceAdmission {
  readonly mutating: Admission[];
  readonly validating: Admission[];
}

/** A write, or a connection, as admission is told of it: `object` is what was sent, `old` what is there. */
export type SubresourceWrite = Pick<AdmissionAttributes, 'operation' | 'context' | 'object' | 'old'> & {
  readonly name: string;
};

/**
 * A subresource that asks admission before it is written to. What it does then to the object that it belongs to is nobody
 * else's business. A status is written with its object, and asks there.
 */
export const admittedSubresource = (
  { kind }: RestStorage,
  path: string,
  subresource: Subresource,
  admission: SubresourceAdmission,
): Subresource => {
  if (path === 'status') return subresource;
  const { kind: body, create, update } = subresource;
  const ask = async (write: SubresourceWrite): Promise<KubeObject> => {
    const attributes = { ...write, object: { ...write.object }, kind, body, subresource: path };
    await admitSubresource(attributes, admission);
    return attributes.object;
  };
  return {
    ...subresource,
    ...(create && {
      create: async (context, name, object) =>
        create(isAdmitted(context), name, await ask({ operation: 'CREATE', context, name, object, old: undefined })),
    }),
    ...(update && {
      update: (context, name, change) =>
        update(isAdmitted(context), name, async (old) =>
          ask({ operation: 'UPDATE', context, name, object: await change(old), old }),
        ),
    }),
  };
};

/** @throws StatusError of whoever refuses */
export const admitSubresource = async (
  attributes: AdmissionAttributes,
  { mutating, validating }: SubresourceAdmission,
): Promise<void> => {
  await admit(mutating, attributes);
  await admit(validating, attributes);
};

const isAdmitted = (context: RequestContext): RequestContext => ({ ...context, isAdmitted: true });
