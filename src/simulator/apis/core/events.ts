import { eventKind } from '../../../resources/kinds.ts';
import type { CoreEvent } from '../../apimachinery/event-recorder.ts';
import { invalid } from '../../apimachinery/field-error.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { RegistryStore } from '../../apimachinery/registry-store.ts';
import { dnsSubdomain } from '../validation/dns-name.ts';
import { validateObjectMeta } from '../validation/object-meta.ts';

/** Events of the core group. */
export const eventStorage = (machinery: Machinery): RegistryStore<CoreEvent> =>
  new RegistryStore<CoreEvent>(eventKind, machinery, {
    createOnUpdate: true,
    applyDefaults: (event) => {
      event.source ??= {};
      event.firstTimestamp ??= null;
      event.lastTimestamp ??= null;
      event.eventTime ??= null;
      event.reportingComponent ??= '';
      event.reportingInstance ??= '';
    },
    validate: (event) => [
      ...validateObjectMeta(event, dnsSubdomain),
      ...((event.involvedObject?.namespace ?? 'default') === event.metadata.namespace
        ? []
        : [
            invalid(
              'involvedObject.namespace',
              event.involvedObject?.namespace ?? '',
              'does not match event.namespace',
            ),
          ]),
    ],
  });
