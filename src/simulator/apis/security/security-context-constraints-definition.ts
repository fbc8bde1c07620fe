import type { CustomResourceDefinition } from '../../../resources/custom-resource-definition.ts';
import { securityContextConstraintsKind as kind } from '../../../resources/kinds/platform-kinds.ts';
import type { Schema } from '../../apimachinery/openapi-schema.ts';
import { FLAGS, LISTS } from './constraints-defaults.ts';

const flag: Schema = { type: 'boolean' };
const optionalFlag: Schema = { ...flag, nullable: true };
const text: Schema = { type: 'string' };
const integer: Schema = { type: 'integer', format: 'int64' };
const list = (items: Schema): Schema => ({ type: 'array', items, 'x-kubernetes-list-type': 'atomic' });
const texts: Schema = { ...list(text), nullable: true };
const object = (properties: Record<string, Schema>): Schema => ({ type: 'object', properties });
const strategy = (properties: Record<string, Schema>): Schema => ({
  ...object({ type: text, ...properties }),
  nullable: true,
});
const groups = strategy({ ranges: list(object({ max: integer, min: integer })) });

const properties: Record<string, Schema> = {
  allowHostDirVolumePlugin: flag,
  allowHostIPC: flag,
  allowHostNetwork: flag,
  allowHostPID: flag,
  allowHostPorts: flag,
  allowPrivilegeEscalation: optionalFlag,
  allowPrivilegedContainer: flag,
  allowedCapabilities: texts,
  allowedFlexVolumes: { ...list({ ...object({ driver: text }), required: ['driver'] }), nullable: true },
  allowedUnsafeSysctls: texts,
  defaultAddCapabilities: texts,
  defaultAllowPrivilegeEscalation: optionalFlag,
  forbiddenSysctls: texts,
  fsGroup: groups,
  groups: texts,
  priority: { type: 'integer', format: 'int32', nullable: true },
  readOnlyRootFilesystem: flag,
  requiredDropCapabilities: texts,
  runAsUser: strategy({ uid: integer, uidRangeMax: integer, uidRangeMin: integer }),
  seLinuxContext: strategy({ seLinuxOptions: object({ level: text, role: text, type: text, user: text }) }),
  seccompProfiles: texts,
  supplementalGroups: groups,
  users: texts,
  volumes: texts,
};

const required = [...FLAGS, ...LISTS, 'priority', 'volumes'].sort();

/** What a table shows behind the name, by the path of each. */
const columns = {
  Priv: '.allowPrivilegedContainer',
  Caps: '.allowedCapabilities',
  SELinux: '.seLinuxContext.type',
  RunAsUser: '.runAsUser.type',
  FSGroup: '.fsGroup.type',
  SupGroup: '.supplementalGroups.type',
  Priority: '.priority',
  ReadOnlyRootFS: '.readOnlyRootFilesystem',
  Volumes: '.volumes',
};

/**
 * How OpenShift defines security context constraints: by a custom resource.
 *
 * @see https://github.com/openshift/api/tree/release-4.19/security/v1
 */
export const securityContextConstraintsDefinition = {
  spec: {
    group: kind.group,
    names: {
      kind: kind.kind,
      listKind: `${kind.kind}List`,
      plural: kind.plural,
      singular: kind.singular,
      shortNames: [...kind.shortNames],
    },
    scope: 'Cluster',
    versions: [
      {
        name: kind.version,
        served: true,
        storage: true,
        additionalPrinterColumns: Object.entries(columns).map(([name, jsonPath]) => ({
          name,
          type: 'string',
          jsonPath,
        })),
        schema: { openAPIV3Schema: { type: 'object', properties, required } },
      },
    ],
  },
} as unknown as CustomResourceDefinition;
