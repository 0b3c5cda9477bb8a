import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { calendar, calendarDefinition, holiday } from '../resources/calendars.ts';
import { byId, id, instant, pageOf, pageQuery } from '../resources/common.ts';
import {
  agent,
  cannedReply,
  department,
  deskSettings,
  notification,
  presence,
  queueItem,
  routing,
  slaPolicy,
  tagColor,
  tag as tagShape,
  wall,
} from '../resources/desk.ts';

const tag = 'desk';

export const listDepartments = endpoint({
  id: 'listDepartments',
  method: 'GET',
  path: '/v1/departments',
  tag,
  auth: 'any',
  role: 'viewer',
  summary: 'Departments with members, routing and SLA',
  response: z.object({ items: z.array(department) }),
});
const departmentInput = z.object({
  name: z.string().trim().min(1).max(80),
  routing: routing.optional(),
  sticky: z.boolean().optional(),
  calendar_id: id.nullable().optional(),
  announce_position: z.boolean().optional(),
  abandon_after_minutes: z.number().int().min(1).max(43_200).nullable().optional(),
  member_ids: z.array(id).max(500).optional(),
  sla: slaPolicy.optional(),
});
export const createDepartment = endpoint({
  id: 'createDepartment',
  method: 'POST',
  path: '/v1/departments',
  tag,
  auth: 'any',
  role: 'admin',
  status: 201,
  summary: 'Add a department; its slug is made from the name and stays',
  body: departmentInput,
  response: department,
  errors: ['ALREADY_EXISTS', 'INVALID_INPUT'],
});
export const updateDepartment = endpoint({
  id: 'updateDepartment',
  method: 'PATCH',
  path: '/v1/departments/:id',
  tag,
  auth: 'any',
  role: 'admin',
  summary: 'Change a department; `member_ids` and `sla` replace what was',
  params: byId,
  body: departmentInput.partial().extend({ position: z.number().int().min(0).max(1000).optional() }),
  response: department,
  errors: ['NOT_FOUND', 'INVALID_INPUT', 'ALREADY_EXISTS'],
});
export const deleteDepartment = endpoint({
  id: 'deleteDepartment',
  method: 'DELETE',
  path: '/v1/departments/:id',
  tag,
  auth: 'any',
  role: 'admin',
  summary: 'Archive a department; its open conversations go to `move_to`',
  params: byId,
  query: z.object({ move_to: id.optional() }),
  status: 204,
  errors: ['NOT_FOUND', 'DEPARTMENT_IN_USE'],
});

export const listAgents = endpoint({
  id: 'listAgents',
  method: 'GET',
  path: '/v1/agents',
  tag,
  auth: 'any',
  role: 'viewer',
  summary: 'Who may answer: presence, capacity, departments, and how many conversations each has',
  response: z.object({
    items: z.array(agent),
    /** open conversations by agent; who is not here has none */
    open: z.record(id, z.number()),
    seq: z.number(),
  }),
});
export const updateAgent = endpoint({
  id: 'updateAgent',
  method: 'PATCH',
  path: '/v1/agents/:id',
  tag,
  auth: 'any',
  role: 'supervisor',
  summary: 'Capacity and departments of an agent; a supervisor may also set them offline',
  params: byId,
  body: z.object({
    capacity: z.number().int().min(0).max(100).optional(),
    department_ids: z.array(id).max(200).optional(),
    presence: z.literal('offline').optional(),
  }),
  response: agent,
  errors: ['NOT_FOUND', 'INVALID_INPUT'],
});
export const setPresence = endpoint({
  id: 'setPresence',
  method: 'PUT',
  path: '/v1/me/presence',
  tag,
  auth: 'user',
  role: 'agent',
  summary: 'Online takes from the queue, away keeps what is open, offline gives it back',
  body: z.object({
    presence,
    /** the panel noticed that nobody touches it, or is touched again */
    automatic: z.boolean().default(false),
  }),
  response: agent,
});

export const listQueue = endpoint({
  id: 'listQueue',
  method: 'GET',
  path: '/v1/queue',
  tag,
  auth: 'any',
  role: 'viewer',
  summary: 'Who waits, in the order they will be served',
  query: z.object({ department_id: id.optional() }),
  response: z.object({ items: z.array(queueItem) }),
});
export const getWall = endpoint({
  id: 'getWall',
  method: 'GET',
  path: '/v1/wall',
  tag,
  auth: 'any',
  role: 'supervisor',
  summary: 'The supervisor’s live numbers per department and agent',
  response: wall,
});

export const listCalendars = endpoint({
  id: 'listCalendars',
  method: 'GET',
  path: '/v1/calendars',
  tag,
  auth: 'any',
  role: 'viewer',
  summary: 'Business calendars',
  response: z.object({ items: z.array(calendar) }),
});
const calendarInput = calendarDefinition.extend({ name: z.string().trim().min(1).max(80) });
export const createCalendar = endpoint({
  id: 'createCalendar',
  method: 'POST',
  path: '/v1/calendars',
  tag,
  auth: 'any',
  role: 'admin',
  status: 201,
  summary: 'Add a calendar',
  body: calendarInput,
  response: calendar,
  errors: ['INVALID_INPUT'],
});
export const updateCalendar = endpoint({
  id: 'updateCalendar',
  method: 'PUT',
  path: '/v1/calendars/:id',
  tag,
  auth: 'any',
  role: 'admin',
  summary: 'Replace a calendar; `is_default` makes it the organization’s',
  params: byId,
  body: calendarInput.extend({ is_default: z.literal(true).optional() }),
  response: calendar,
  errors: ['NOT_FOUND', 'INVALID_INPUT'],
});
export const deleteCalendar = endpoint({
  id: 'deleteCalendar',
  method: 'DELETE',
  path: '/v1/calendars/:id',
  tag,
  auth: 'any',
  role: 'admin',
  summary: 'Remove a calendar; departments that kept it keep the organization’s. The default stays',
  params: byId,
  status: 204,
  errors: ['NOT_FOUND', 'CONFLICT'],
});
export const listHolidays = endpoint({
  id: 'listHolidays',
  method: 'GET',
  path: '/v1/calendars/holidays',
  tag,
  auth: 'any',
  role: 'viewer',
  summary: 'Brazil’s national holidays and optional days of a year',
  query: z.object({ year: z.coerce.number().int().min(1970).max(2200) }),
  response: z.object({ items: z.array(holiday) }),
});

export const getDeskSettings = endpoint({
  id: 'getDeskSettings',
  method: 'GET',
  path: '/v1/desk-settings',
  tag,
  auth: 'any',
  role: 'viewer',
  summary: 'Survey, close reasons, presence times',
  response: deskSettings,
});
export const updateDeskSettings = endpoint({
  id: 'updateDeskSettings',
  method: 'PUT',
  path: '/v1/desk-settings',
  tag,
  auth: 'any',
  role: 'admin',
  summary: 'Replace survey, close reasons, presence times',
  body: deskSettings,
  response: deskSettings,
  errors: ['INVALID_INPUT'],
});

export const listCannedReplies = endpoint({
  id: 'listCannedReplies',
  method: 'GET',
  path: '/v1/canned-replies',
  tag,
  auth: 'any',
  role: 'viewer',
  summary: 'Canned replies, by shortcut',
  response: z.object({ items: z.array(cannedReply) }),
});
const cannedInput = z.object({
  shortcut: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}_-]{1,40}$/u, 'Letters, digits, - and _, at most 40.'),
  title: z.string().trim().min(1).max(80),
  body: z.string().trim().min(1).max(4096),
  department_id: id.nullable().default(null),
});
export const createCannedReply = endpoint({
  id: 'createCannedReply',
  method: 'POST',
  path: '/v1/canned-replies',
  tag,
  auth: 'any',
  role: 'supervisor',
  status: 201,
  summary: 'Add a canned reply',
  body: cannedInput,
  response: cannedReply,
  errors: ['ALREADY_EXISTS', 'INVALID_INPUT'],
});
export const updateCannedReply = endpoint({
  id: 'updateCannedReply',
  method: 'PUT',
  path: '/v1/canned-replies/:id',
  tag,
  auth: 'any',
  role: 'supervisor',
  summary: 'Replace a canned reply',
  params: byId,
  body: cannedInput,
  response: cannedReply,
  errors: ['NOT_FOUND', 'ALREADY_EXISTS', 'INVALID_INPUT'],
});
export const deleteCannedReply = endpoint({
  id: 'deleteCannedReply',
  method: 'DELETE',
  path: '/v1/canned-replies/:id',
  tag,
  auth: 'any',
  role: 'supervisor',
  summary: 'Remove a canned reply',
  params: byId,
  status: 204,
  errors: ['NOT_FOUND'],
});

export const listTags = endpoint({
  id: 'listTags',
  method: 'GET',
  path: '/v1/tags',
  tag,
  auth: 'any',
  role: 'viewer',
  summary: 'Tags, with how many contacts carry each; those in use that nobody defined are listed too',
  response: z.object({ items: z.array(tagShape) }),
});
const tagInput = z.object({ name: z.string().trim().min(1).max(60), color: tagColor.default('neutral') });
export const createTag = endpoint({
  id: 'createTag',
  method: 'POST',
  path: '/v1/tags',
  tag,
  auth: 'any',
  role: 'supervisor',
  status: 201,
  summary: 'Add a tag',
  body: tagInput,
  response: tagShape,
  errors: ['ALREADY_EXISTS'],
});
export const updateTag = endpoint({
  id: 'updateTag',
  method: 'PUT',
  path: '/v1/tags/:id',
  tag,
  auth: 'any',
  role: 'supervisor',
  summary: 'Rename or recolour a tag; contacts that carry it follow',
  params: byId,
  body: tagInput,
  response: tagShape,
  errors: ['NOT_FOUND', 'ALREADY_EXISTS'],
});
export const deleteTag = endpoint({
  id: 'deleteTag',
  method: 'DELETE',
  path: '/v1/tags/:id',
  tag,
  auth: 'any',
  role: 'supervisor',
  summary: 'Remove a tag from the list and from every contact',
  params: byId,
  status: 204,
  errors: ['NOT_FOUND'],
});

export const listNotifications = endpoint({
  id: 'listNotifications',
  method: 'GET',
  path: '/v1/notifications',
  tag,
  auth: 'user',
  role: 'viewer',
  summary: 'Own notifications, newest first',
  query: pageQuery,
  response: pageOf(notification).extend({ unread: z.number(), seq: z.number() }),
  errors: ['INVALID_CURSOR'],
});
export const readNotifications = endpoint({
  id: 'readNotifications',
  method: 'POST',
  path: '/v1/notifications/read',
  tag,
  auth: 'user',
  role: 'viewer',
  summary: 'Mark own notifications read: those named, or all',
  body: z.object({ ids: z.array(id).max(200).optional() }),
  response: z.object({ read_at: instant, unread: z.number() }),
});
