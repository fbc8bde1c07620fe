import { templateInstanceKind } from '../../../resources/kinds/platform-kinds.ts';
import type { ApiCatalog } from '../../apimachinery/api-catalog.ts';
import type { OnDemandController } from '../../apimachinery/on-demand-controller.ts';
import type { Access } from '../control-plane.ts';
import { servedKind } from '../served-kind.ts';

/** Makes the objects of template instances, of whatever kinds there are, for those who may make them themselves. */
export const templateInstanceControllers = (
  catalog: ApiCatalog,
  { authorize }: Access,
): readonly OnDemandController[] => {
  const kindOf = servedKind(catalog);
  return [
    {
      kind: templateInstanceKind,
      load: async () =>
        (
          await import('../../controllers/template-instance/template-instance-controller.ts')
        ).createTemplateInstanceController({ authorize, kindOf }),
    },
    {
      kind: templateInstanceKind,
      load: async () =>
        (
          await import('../../controllers/template-instance/instance-finalizer-controller.ts')
        ).createInstanceFinalizerController({ kindOf }),
    },
  ];
};
