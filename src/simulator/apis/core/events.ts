import { eventKind } from '../../../resources/kinds/kinds.ts';
import type { CoreEvent } from '../../apimachinery/events/event-recorder.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import { toCore } from './current-events.ts';
import { validateEvent } from './validate-event.ts';

/** Events of the core group. */
export const eventStorage = (machinery: Machinery): RegistryStore<CoreEvent> =>
  new RegistryStore<CoreEvent>(eventKind, machinery, {
    createOnUpdate: true,
    convert: async (event) => (event.apiVersion === 'v1' ? event : toCore(event)),
    applyDefaults: (event) => {
      event.source ??= {};
      event.firstTimestamp ??= null;
      event.lastTimestamp ??= null;
      event.eventTime ??= null;
      event.reportingComponent ??= '';
      event.reportingInstance ??= '';
    },
    validatesMetaLast: true,
    validate: (event) => validateEvent(event, 'reportingComponent'),
    validateUpdate: (event) => validateEvent(event, 'reportingComponent'),
  });
