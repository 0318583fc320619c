import { useState } from "react";
import type { Task } from "@xiaoben/contract";
import { lastSchoolYear, pageWords } from "../words.ts";

const words = pageWords();

/** The widgets in React 19: it sets their properties and listens to their events like those of its own elements. */
export function App() {
  const [task, setTask] = useState<Task>();
  const [last, setLast] = useState(false);
  const [heard, setHeard] = useState("");
  const id = (kind: string): string => (task?.on.kind === kind ? task.on.id : "");
  return (
    <xb-provider base-url="/api" token-url="/portal/token">
      <div className="row">
        <div className="col-xl-5">
          <section className="card shadow-sm mb-4 card-body">
            <xb-tasks
              onxb-task-open-request={(event) => {
                event.preventDefault();
                setTask(event.task);
                setHeard(event.type);
              }}
            />
          </section>
        </div>
        <div className="col-xl-7">
          <section className="card shadow-sm mb-4 card-body">
            {id("lesson") || id("observation") ? (
              <xb-observation-form
                lesson={id("lesson")}
                observation={id("observation")}
                onxb-observation-submit-request={(event) => setHeard(event.type)}
              />
            ) : (
              <p className="mb-0">{words.choose}</p>
            )}
          </section>
          <section className="card shadow-sm mb-4 card-body">
            <label className="mb-3">
              <input type="checkbox" checked={last} onChange={(event) => setLast(event.target.checked)} /> {words.last}
            </label>
            <xb-study-hours period={last ? lastSchoolYear(new Date()) : ""} />
          </section>
          <p className="small" role="status">
            {heard && words.heard(heard)}
          </p>
        </div>
      </div>
      <xb-sync-status />
    </xb-provider>
  );
}
