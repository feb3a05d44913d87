/** A component: its file, its code, and what is found in it with every rule on, one finding a line. */
export type Component = [file: string, code: string, found: string[]];

const VUE = `<template>
  <button @click="join(id)">{{ id ?? 'console.log' }}</button>
</template>

<script>
import pino from 'pino';

const logger = pino();

export default {
  methods: {
    leave() {
      this.rooms.free(this.id).catch(() => {});
    },
  },
};
</script>

<style>
.log { color: red; }
</style>
`;

const VUE_SETUP = `<script lang="ts">
export const started = Date.now();
</script>

<script setup lang="ts">
import pino from 'pino';
import { Counter } from 'prom-client';

const { id } = defineProps<{ id: string }>();
const logger = pino();
const joins = new Counter({ name: 'gc_meeting_joins', help: 'Requests to join a meeting.', labelNames: ['user_id'] });

async function join(): Promise<void> {
  try {
    await rooms.open(id);
    joins.inc({ user_id: id });
  } catch (err) {
    console.error('join failed', err);
  }
}
</script>

<template>
  <button v-for="room of rooms" :key="room.id" @click="() => join().catch(() => {})">Join {{ room.id }}</button>
</template>
`;

const SVELTE = `<script context="module">
  export const started = Date.now();
</script>

<script>
  import pino from 'pino';

  const logger = pino();
  export let id;

  async function join() {
    try {
      await rooms.open(id);
    } catch (err) {
    }
  }
</script>

{#each rooms as room (room.id)}
  <button on:click={join}>{room.id}</button>
{/each}
`;

const SVELTE_TS = `<h1>Rooms</h1>

<script lang="ts">
  import pino from 'pino';

  const logger = pino();
  const { id }: { id: string } = $props();
  let joined = $state(false);

  function leave(): void {
    rooms.free(id).then(() => (joined = false), () => {});
    console.log('left', id);
  }
</script>

{#if joined}<button onclick={() => leave()}>Leave</button>{/if}
`;

/** No import to put another one beside. */
const VUE_BARE = `<!-- The page of a room. -->
<script setup>
function open() {
  console.log('opened');
}
</script>

<template><button @click="open">Open</button></template>
`;

const SVELTE_BARE = `<!-- The page of a room. -->
<button on:click={open}>Open</button>

<script>
  function open() {
    console.log('opened');
  }
</script>
`;

/** Components of Vue and Svelte, with scripts before, after and between their markup. */
export const COMPONENTS: readonly Component[] = [
  ['Rooms.vue', VUE, ["13:38-13:44 no-silent-catch: Log it: 'logger.error({ err }, 'rooms.free failed')'."]],
  [
    'Join.vue',
    VUE_SETUP,
    [
      "11:35-11:53 metric-naming: Rename it to 'gc_meeting_joins_total'.",
      '11:105-11:114 no-high-cardinality-labels',
      '16:17-16:24 no-high-cardinality-labels',
      "18:5-18:18 no-console: Write 'logger.error({ err }, 'join failed')'.",
    ],
  ],
  ['Bare.vue', VUE_BARE, ["4:3-4:14 no-console: Write 'logger.info('opened')' and import the logger."]],
  ['Page.vue', '<template><p>console.log</p></template>\n', []],
  ['Join.svelte', SVELTE, ["14:7-14:19 no-silent-catch: Log it: 'logger.error({ err }, 'rooms.open failed')'."]],
  [
    'Leave.svelte',
    SVELTE_TS,
    [
      "11:49-11:55 no-silent-catch: Log it: 'logger.error({ err }, 'rooms.free failed')'.",
      "12:5-12:16 no-console: Write 'logger.info({ id }, 'left')'.",
    ],
  ],
  ['Bare.svelte', SVELTE_BARE, ["6:5-6:16 no-console: Write 'logger.info('opened')' and import the logger."]],
  ['Page.svelte', '<p>console.log</p>\n', []],
];
