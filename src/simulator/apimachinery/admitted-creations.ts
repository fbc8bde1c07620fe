import { admitSubresource, type SubresourceAdmission } from './admitted-subresource.ts';
import type { RestStorage } from './rest-storage.ts';

/** A storage of what is answered and not kept, reviews for one, that asks admission before it answers. */
export const admittedCreations =
  (admission: SubresourceAdmission | undefined) =>
  (storage: RestStorage): RestStorage => {
    const create = storage.create?.bind(storage);
    if (create === undefined || admission === undefined) return storage;
    return {
      ...storage,
      create: async (context, sent) => {
        const write = {
          operation: 'CREATE' as const,
          kind: storage.kind,
          context,
          object: { ...sent },
          old: undefined,
        };
        await admitSubresource(write, admission);
        return create({ ...context, isAdmitted: true }, write.object);
      },
    };
  };
