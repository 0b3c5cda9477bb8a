import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import fastify from 'fastify';
import type { FulfillmentApplication } from '../index.ts';

/** Sends a request to the application as its host serves it. */
export interface OpenHost {
  send: (path: string, init?: RequestInit) => Promise<Response>;
  close: () => Promise<unknown>;
}

export interface Host {
  name: string;
  open: (application: FulfillmentApplication) => Promise<OpenHost>;
}

async function openServer(server: Server, prefix = ''): Promise<OpenHost> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    send: (path, init) => fetch(`http://127.0.0.1:${port}${prefix}${path}`, init),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function openFastify(application: FulfillmentApplication, prefix: string): Promise<OpenHost> {
  const app = fastify();
  await app.register(application.fastify, { prefix });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return { send: (path, init) => fetch(`${url}${prefix}${path}`, init), close: () => app.close() };
}

/** Every way the library promises to be served. */
export const hosts: Host[] = [
  { name: 'Node http', open: (application) => openServer(createServer(application)) },
  { name: 'Fastify 5', open: (application) => openFastify(application, '') },
  { name: 'Fastify 5 under a prefix', open: (application) => openFastify(application, '/assistente') },
  { name: 'Express 5', open: (application) => openServer(createServer(express().use(application))) },
  {
    name: 'Express 5 under a path',
    open: (application) => openServer(createServer(express().use('/assistente', application)), '/assistente'),
  },
  {
    name: 'the fetch handler',
    open: async (application) => ({
      send: (path, init) => application.fetch(new Request(`http://webhook.test${path}`, init)),
      close: async () => undefined,
    }),
  },
];
