import { clusterRoleBindingKind, clusterRoleKind, roleBindingKind, roleKind } from '../../../resources/kinds/kinds.ts';
import { pathSegment } from '../../../resources/validation/dns-name.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { plainStorage } from '../plain-storage.ts';
import { roleBindingOptions, roleOptions } from './roles.ts';

/** The storages of rbac.authorization.k8s.io. */
export const roleStorages = (machinery: Machinery): RestStorage[] => [
  plainStorage(roleKind, machinery, { ...common, ...roleOptions }),
  plainStorage(clusterRoleKind, machinery, { ...common, ...roleOptions }),
  plainStorage(roleBindingKind, machinery, { ...common, ...roleBindingOptions }),
  plainStorage(clusterRoleBindingKind, machinery, { ...common, ...roleBindingOptions }),
];

const common = { nameRule: pathSegment, createOnUpdate: true };
