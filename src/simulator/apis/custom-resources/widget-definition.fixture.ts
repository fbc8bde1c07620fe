import type { CustomResourceDefinition, CustomResourceVersion } from '../../../resources/custom-resource-definition.ts';
import { customResourceDefinitionKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { controlPlane } from '../../testing/control-plane.ts';
import { customResourceDefinitionStorage } from './custom-resource-definitions.ts';
import { createDefinitionController } from './definition-controller.ts';

export const definition = (version: object = {}, names: object = {}): CustomResourceDefinition =>
  ({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'widgets.example.com' },
    spec: {
      group: 'example.com',
      scope: 'Namespaced',
      names: { plural: 'widgets', kind: 'Widget', ...names },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              properties: {
                spec: {
                  type: 'object',
                  required: ['size'],
                  properties: { size: { type: 'integer' }, replicas: { type: 'integer', default: 1 } },
                },
              },
            },
          },
          ...version,
        },
      ],
    },
  }) as unknown as CustomResourceDefinition;

export const defined = async (given = definition()) => {
  const plane = controlPlane();
  let changes = 0;
  plane.catalog.add(customResourceDefinitionStorage(plane.machinery));
  plane.run(createDefinitionController(plane.machinery, plane.catalog, () => void changes++));
  await plane.createNamespace('a');
  await plane.client.create(customResourceDefinitionKind, given);
  await plane.settle();
  const kindOf = (version: string) => plane.catalog.find({ group: 'example.com', version, plural: 'widgets' })?.kind;
  return { ...plane, kindOf, changes: () => changes };
};

/** The fields of the spec in the schema of a version. */
export const specFieldsOf = ({ schema = {} }: CustomResourceVersion): object =>
  (schema.openAPIV3Schema as { properties: { spec: { properties: object } } }).properties.spec.properties;

export const widget = (spec: object, version = 'v1'): KubeObject =>
  ({
    apiVersion: `example.com/${version}`,
    kind: 'Widget',
    metadata: { name: 'w', namespace: 'a' },
    spec,
  }) as KubeObject;
