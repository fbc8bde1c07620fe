import { admitSubresource, type SubresourceAdmission, type SubresourceWrite } from './admitted-subresource.ts';
import type { RequestContext } from './request-context.ts';
import type { RestStorage } from './rest-storage.ts';

/**
 * A storage of what is not kept as it is written (reviews, tags of streams, projects), that asks admission before it makes or
 * changes something. Of deletions it tells nobody, as the real ones.
 *
 * @param inner whether what the storage writes then is somebody else's object, about which admission is asked anew
 * @see https://github.com/openshift/openshift-apiserver/blob/release-4.19/pkg/image/apiserver/registry/imagestreamtag/rest.go
 */
export const admittedWrites =
  (admission: SubresourceAdmission | undefined, inner: 'admitted' | 'asked' = 'admitted') =>
  (storage: RestStorage): RestStorage => {
    if (admission === undefined) return storage;
    const { kind, create, update, delete: remove } = storage;
    const within = (context: RequestContext): RequestContext =>
      inner === 'asked' ? context : { ...context, isAdmitted: true };
    const ask = async (write: Omit<SubresourceWrite, 'name'> & { name?: string }) => {
      const attributes = { ...write, kind, object: { ...write.object } };
      await admitSubresource(attributes, admission);
      return attributes.object;
    };
    return {
      ...storage,
      ...(create && {
        create: async (context, sent) =>
          create(within(context), await ask({ operation: 'CREATE', context, object: sent, old: undefined })),
      }),
      ...(update && {
        update: (context, name, change) =>
          update(within(context), name, async (old) =>
            ask({
              operation: old === undefined ? 'CREATE' : 'UPDATE',
              context,
              name,
              object: await change(old),
              old,
            }),
          ),
      }),
      ...(remove && { delete: (context, name, options) => remove(within(context), name, options) }),
    };
  };
