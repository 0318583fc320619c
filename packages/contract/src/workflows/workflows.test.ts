import assert from "node:assert/strict";
import { test } from "node:test";
import type { Kind } from "../kinds/index.ts";
import { kindTable } from "../kinds/table.ts";
import { operationById } from "../operations/operation.ts";
import { permissions } from "../permissions/permission.ts";
import { kindSchemas } from "../schemas/kinds.ts";
import { workflows, type Guard, type Party, type Transition, type Workflow } from "./index.ts";

const all = Object.entries(workflows).map(([kind, workflow]): [Kind, Workflow] => [kind as Kind, workflow]);
const roles: Party[] = ["teacher", "groupLead", "schoolAdmin", "principal", "countyOfficer"];
const partiesOf = (kind: Kind): string[] => [
  ...Object.keys(kindTable[kind].parties),
  ...("apart" in kindTable[kind] ? ["inspector"] : []),
  ...roles,
  "system",
];
const has = (kind: Kind, pointer: string): boolean => pointer.slice(1) in kindSchemas[kind].shape;

for (const [kind, workflow] of all) {
  const states = Object.keys(workflow.states);

  test(`${kind}: transitions join states that exist, and final states have no way out`, () => {
    assert.equal(workflow.kind, kind);
    assert.ok(states.includes(workflow.initial));
    for (const transition of workflow.transitions) {
      for (const state of [...transition.from, transition.to]) assert.ok(states.includes(state), `${transition.id}: ${state}`);
      for (const state of transition.from) assert.ok(!workflow.states[state]!.final, `${transition.id} leaves the final state ${state}`);
    }
  });

  test(`${kind}: the states are those that a record may have`, () => {
    const schema = kindSchemas[kind].shape as Record<string, unknown>;
    for (const state of states)
      assert.equal((schema["state"] as { safeParse(v: unknown): { success: boolean } }).safeParse(state).success, true, state);
  });

  test(`${kind}: parties are parties of the record or roles; only the system takes automatic steps`, () => {
    const known = partiesOf(kind);
    const named = [
      ...workflow.transitions.flatMap((transition) => transition.by),
      ...Object.values(workflow.states).flatMap((state) => [...state.reads, ...(state.awaits ?? []), ...Object.keys(state.edits)]),
      ...guardsOf(workflow).flatMap((guard) => ("signed" in guard ? guard.signed : [])),
    ];
    for (const party of named.filter((one) => one !== "anyone")) assert.ok(known.includes(party), `${party} is nobody to a ${kind}`);
    for (const transition of workflow.transitions)
      assert.equal(transition.auto === true || transition.follows === true, transition.by.includes("system"), transition.id);
  });

  test(`${kind}: effects and settings are declared, and every declared one is used`, () => {
    const used = workflow.transitions.flatMap((transition) => [...(transition.effects ?? []), ...(transition.undoes ?? [])]);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(workflow.effects).sort());
    for (const transition of workflow.transitions) {
      for (const effect of transition.undoes ?? []) assert.notEqual(workflow.effects[effect as never]?.["undo"], "none", effect);
    }
    const settings = [
      ...guardsOf(workflow).flatMap((guard) =>
        "within" in guard ? [guard.within] : "past" in guard ? [guard.past] : "linked" in guard && guard.onlyIf ? [guard.onlyIf] : [],
      ),
      ...Object.values(workflow.states).flatMap((state) => (state.clock ? [state.clock] : [])),
    ];
    for (const setting of settings) assert.ok(setting in workflow.settings, setting);
  });

  test(`${kind}: pointers name properties of the record`, () => {
    const pointers = [
      ...Object.values(workflow.states).flatMap((state) => Object.values(state.edits).flat()),
      ...workflow.transitions.flatMap((transition) => [...(transition.input ?? []), ...(transition.clears ?? [])]),
      ...guardsOf(workflow).flatMap((guard) =>
        "filled" in guard
          ? guard.filled.flatMap((entry) => entry.split("|"))
          : "actorIsNot" in guard
            ? [guard.actorIsNot]
            : "actorIs" in guard
              ? [guard.actorIs]
              : [],
      ),
    ];
    for (const pointer of pointers) assert.ok(has(kind, pointer), `${kind}${pointer}`);
  });

  test(`${kind}: whoever a transition allows has a row in the permission table too`, () => {
    for (const transition of workflow.transitions.filter((candidate) => !candidate.auto && !candidate.follows)) {
      for (const party of transition.by) assert.ok(permitted(kind, transition.id, party), `${party} may not ${kind}.${transition.id}`);
    }
  });

  test(`${kind}: whoever is awaited has a way on, and who moves a record may read it`, () => {
    for (const [name, state] of Object.entries(workflow.states)) {
      const leaving = workflow.transitions.filter((transition) => transition.from.includes(name));
      for (const party of state.awaits ?? []) {
        assert.ok(
          state.opens ? operationById.has(state.opens) : leaving.some((transition) => transition.by.includes(party)),
          `${kind} in ${name} waits for ${party} in vain`,
        );
      }
      for (const party of leaving.flatMap((transition) => transition.by))
        assert.ok(
          party === "system" || state.reads.includes(party) || state.reads.includes("anyone"),
          `${party} cannot read ${kind} in ${name}`,
        );
    }
  });
}

test("[R078] with the setting on, an observation is not locked before a debrief stands beside it", () => {
  const lock = workflows.observation.transitions.find((transition) => transition.id === "lock");
  assert.deepEqual(lock?.guards[2], {
    linked: { kind: "debrief", by: "observation", state: "closed", atLeast: 1 },
    onlyIf: "debriefRequired",
  });
  assert.equal(workflows.observation.settings.debriefRequired.default, false);
});

test("[R043] only the signatures of both sides lock an observation, and opening it again takes the hours back", () => {
  const transitions: readonly Transition[] = workflows.observation.transitions;
  const toLocked = transitions.filter((transition) => transition.to === "locked" && transition.from.includes("answered"));
  assert.deepEqual(
    toLocked.map(({ id, guards, effects }) => [id, guards?.slice(0, 2), effects]),
    [
      ["lock", [{ aim: "learning" }, { signed: ["author", "observed"] }], ["hoursForObserver"]],
      ["lock", [{ aim: "inspection" }, { signed: ["author", "observed"] }], undefined],
    ],
  );
  const reopened = transitions.find((transition) => transition.id === "agree");
  assert.deepEqual([reopened?.undoes, reopened?.clears], [["hoursForObserver"], ["/signatures", "/answer"]]);
});

test("a published pack never changes: it is edited as a draft only, and may be read by anyone for ever after", () => {
  const { states, transitions } = workflows.pack;
  const edited = Object.entries(states).filter(([, state]) => Object.values(state.edits).flat().length > 0);
  assert.deepEqual(
    edited.map(([name]) => name),
    ["draft"],
  );
  for (const name of ["published", "withdrawn"] as const) assert.deepEqual(states[name].reads, ["anyone"]);
  assert.ok(!transitions.some((transition) => (transition.to as string) === "draft"));
  assert.deepEqual(
    transitions.map(({ id, guards }) => [id, guards]),
    [
      ["publish", [{ checked: "pack" }]],
      ["withdraw", [{ unbound: "pack" }]],
    ],
  );
});

const guardsOf = (workflow: Workflow): Guard[] => workflow.transitions.flatMap((transition) => transition.guards ?? []);

function permitted(kind: Kind, id: string, party: Party): boolean {
  return permissions.some(
    (row) =>
      (row.operations.includes(`${kind}.${id}`) || row.operations.includes(`${kind}.*`)) &&
      (row.relation === `party:${party}` ||
        row.roles.includes(party) ||
        (row.relation === "self" && kindTable[kind].parties[party as never] === ownerOf(kind))),
  );
}

const ownerOf = (kind: Kind): string | undefined => (kindTable[kind] as { owner?: string }).owner;
