/** Whether a back end keeps the contract: clauses, cases, and a runner that replays them over HTTP. */
export {};
