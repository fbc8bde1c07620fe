import { serviceKind } from '../../../../resources/kinds/kinds.ts';
import type { Service } from '../../../../resources/networking/service.ts';
import { controlPlane } from '../../../testing/control-plane.ts';

/** A control plane with a namespace `a`, in which services are made. */
export const servicePlane = async () => {
  const plane = controlPlane();
  await plane.createNamespace('a');
  const create = (name: string, spec: Service['spec']) =>
    plane.client.create<Service>(serviceKind, {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace: 'a' },
      spec,
    });
  return { ...plane, create };
};
