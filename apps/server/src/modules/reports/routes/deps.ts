import type { WallPorts } from '../get-wall.ts';

export type ReportRoutesDeps = WallPorts;
