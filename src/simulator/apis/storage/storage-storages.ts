import { storageClassKind } from '../../../resources/kinds.ts';
import {
  csiDriverKind,
  csiNodeKind,
  csiStorageCapacityKind,
  volumeAttachmentKind,
} from '../../../resources/platform-kinds.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { plainStorage } from '../plain/plain-storage.ts';
import { csiDriverDefaults } from '../plain/platform-defaults.ts';
import { validateAttachment, validateAttachmentUpdate } from './validate-attachment.ts';
import { validateCsiDriver, validateCsiDriverUpdate } from './validate-csi-driver.ts';
import { validateCsiNode, validateCsiNodeUpdate } from './validate-csi-node.ts';
import { validateStorageCapacity, validateStorageCapacityUpdate } from './validate-storage-capacity.ts';
import { storageClassDefaults, validateStorageClass, validateStorageClassUpdate } from './validate-storage-class.ts';

/** The storages of storage.k8s.io/v1. */
export const storageStorages = (machinery: Machinery): RestStorage[] => [
  plainStorage(storageClassKind, machinery, {
    applyDefaults: storageClassDefaults,
    validate: validateStorageClass,
    validateUpdate: validateStorageClassUpdate,
  }),
  plainStorage(csiDriverKind, machinery, {
    applyDefaults: csiDriverDefaults,
    validate: validateCsiDriver,
    validateUpdate: validateCsiDriverUpdate,
  }),
  plainStorage(csiNodeKind, machinery, { validate: validateCsiNode, validateUpdate: validateCsiNodeUpdate }),
  plainStorage(csiStorageCapacityKind, machinery, {
    validate: validateStorageCapacity,
    validateUpdate: validateStorageCapacityUpdate,
  }),
  plainStorage(volumeAttachmentKind, machinery, {
    status: true,
    answersDeleteWith: 'object',
    validate: validateAttachment,
    validateUpdate: validateAttachmentUpdate,
  }),
];
