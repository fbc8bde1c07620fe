import { canonicalise } from '../../../resources/quantities/canonical-quantity.ts';
import type { DataSource, PersistentVolumeClaim } from '../../../resources/storage/persistent-volume.ts';

/** Fills in what the author of a claim leaves out, and drops the fields of features that are off. */
export const claimDefaults = (claim: PersistentVolumeClaim): void => {
  const spec = (claim.spec ??= {});
  spec.volumeMode ??= 'Filesystem';
  canonicalise(spec.resources?.requests);
  canonicalise(spec.resources?.limits);
  delete spec.volumeAttributesClassName;
  for (const source of [spec.dataSource, spec.dataSourceRef]) if (source !== undefined) source.apiGroup ??= null;
};

/**
 * What a claim is filled from may be said in either field; each is copied to the other. The older field was once open
 * to anything and is ignored unless it names what could fill a claim then.
 */
export const settleSources = (claim: PersistentVolumeClaim, old?: PersistentVolumeClaim): void => {
  const spec = (claim.spec ??= {});
  const isKnown = old?.spec?.dataSource !== undefined || old?.spec?.dataSourceRef !== undefined;
  if (!isKnown && spec.dataSourceRef?.namespace) delete spec.dataSourceRef;
  if (!isKnown && spec.dataSourceRef === undefined && !isClaimOrSnapshot(spec.dataSource)) delete spec.dataSource;
  if (spec.dataSource !== undefined) spec.dataSourceRef ??= { ...spec.dataSource };
  else if (spec.dataSourceRef !== undefined) {
    const { apiGroup, kind, name } = spec.dataSourceRef;
    spec.dataSource = { apiGroup, kind, name } as DataSource;
  }
};

const isClaimOrSnapshot = ({ apiGroup, kind }: DataSource = {}): boolean =>
  apiGroup ? apiGroup === 'snapshot.storage.k8s.io' && kind === 'VolumeSnapshot' : kind === 'PersistentVolumeClaim';
