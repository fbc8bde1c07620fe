import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import { isOfOpenShift } from '../discovery/custom-group.ts';

/**
 * Whether who writes an object never owns its status, and who writes its status nothing else. OpenShift's own servers do not say which
 * fields a write resets.
 */
export const separatesStatus = ({ kind, subresources }: RestStorage): boolean =>
  subresources?.['status'] !== undefined && !isOfOpenShift(kind);
