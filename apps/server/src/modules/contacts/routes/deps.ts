import type { ContactPorts } from '../actions/action.types.ts';

export type ContactRoutesDeps = { ports: ContactPorts };
