//! What is to happen later: `sched_api` and its like, and the switch's own tasks.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use tokio::task::AbortHandle;

use crate::core::{Core, Origin};

struct Task {
    description: &'static str,
    group: String,
    /// In seconds since 1970.
    runtime: u64,
    thread: Option<AbortHandle>,
}

/// The tasks of the scheduler by id.
pub(crate) struct Tasks {
    next: Cell<u64>,
    tasks: RefCell<BTreeMap<u64, Task>>,
}

/// When a task is due: `+N` seconds from now or an epoch; `@N` behind the sign repeats it each N seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Due {
    pub(crate) delay: Duration,
    pub(crate) repeat: bool,
}

impl Due {
    /// Reads `+N`, `+@N`, `@N` or an epoch; a moment in the past is due at once.
    pub(crate) fn parse(core: &Core, word: &str) -> Self {
        let seconds = |text: &str| text.trim_start_matches('@').parse().unwrap_or(0);
        let relative = word.strip_prefix('+').or_else(|| word.starts_with('@').then_some(word));
        match relative {
            Some(rest) => Due { delay: Duration::from_secs(seconds(rest)), repeat: rest.starts_with('@') },
            None => {
                let now = core.clock.now() / 1_000_000;
                Due { delay: Duration::from_secs(seconds(word).saturating_sub(now)), repeat: false }
            }
        }
    }
}

impl Tasks {
    /// The tasks that the real one has from its start: a heartbeat, a check of addresses, the clean-up of mod_hash.
    pub(crate) fn new(epoch: u64) -> Self {
        let own = |description, group: &str, period: u64| Task {
            description,
            group: group.to_owned(),
            runtime: epoch + period,
            thread: None,
        };
        let tasks = [(3, own("limit_hash_cleanup", "mod_hash", 900))];
        Tasks { next: Cell::new(4), tasks: RefCell::new(BTreeMap::from(tasks)) }
    }

    /// Schedules `work`; gives the id of the task.
    pub(crate) fn add<F>(
        core: &Rc<Core>,
        due: Due,
        description: &'static str,
        group: &str,
        work: impl Fn(Rc<Core>) -> F + 'static,
    ) -> u64
    where
        F: Future<Output = ()> + 'static,
    {
        let id = core.tasks.next.get();
        core.tasks.next.set(id + 1);
        let runtime = core.clock.now() / 1_000_000 + due.delay.as_secs();
        let task = Task { description, group: group.to_owned(), runtime, thread: None };
        tell(core, "ADD_SCHEDULE", Origin("switch_scheduler.c", "switch_scheduler_add_task", 194), id, &task);
        core.tasks.tasks.borrow_mut().insert(id, task);
        let owner = Rc::downgrade(core);
        let thread = tokio::task::spawn_local(async move {
            loop {
                tokio::time::sleep(due.delay).await;
                let Some(core) = owner.upgrade() else { return };
                work(Rc::clone(&core)).await;
                let mut tasks = core.tasks.tasks.borrow_mut();
                if !due.repeat || due.delay.is_zero() {
                    let task = tasks.remove(&id);
                    drop(tasks);
                    if let Some(task) = task {
                        tell(&core, "DEL_SCHEDULE", Origin("switch_scheduler.c", "task_thread_loop", 128), id, &task);
                    }
                    return;
                }
                let Some(task) = tasks.get_mut(&id) else { return };
                task.runtime += due.delay.as_secs();
                tell(&core, "RE_SCHEDULE", Origin("switch_scheduler.c", "switch_scheduler_execute", 73), id, task);
            }
        });
        if let Some(task) = core.tasks.tasks.borrow_mut().get_mut(&id) {
            task.thread = Some(thread.abort_handle());
        }
        id
    }

    /// Deletes the tasks that `wanted` accepts by id and group; gives their number.
    pub(crate) fn delete(core: &Core, wanted: impl Fn(u64, &str) -> bool) -> usize {
        let mut gone = Vec::new();
        core.tasks.tasks.borrow_mut().retain(|id, task| {
            let keep = task.thread.is_none() || !wanted(*id, &task.group);
            if !keep {
                gone.push((
                    *id,
                    std::mem::replace(task, Task { description: "", group: String::new(), runtime: 0, thread: None }),
                ));
            }
            keep
        });
        for (id, task) in &gone {
            if let Some(thread) = &task.thread {
                thread.abort();
            }
            tell(core, "DEL_SCHEDULE", Origin("switch_scheduler.c", "switch_scheduler_del_task_id", 259), *id, task);
        }
        gone.len()
    }

    /// The rows of `show tasks`.
    pub(crate) fn rows(&self, core: &Core) -> Vec<Vec<(&'static str, String)>> {
        let row = |(id, task): (&u64, &Task)| {
            vec![
                ("task_id", id.to_string()),
                ("task_desc", task.description.to_owned()),
                ("task_group", task.group.clone()),
                ("task_runtime", task.runtime.to_string()),
                ("task_sql_manager", "0".to_owned()),
                ("hostname", core.config.hostname.clone()),
            ]
        };
        self.tasks.borrow().iter().map(row).collect()
    }

    /// Stops everything that waits.
    pub(crate) fn stop(&self) {
        self.tasks.borrow().values().filter_map(|task| task.thread.as_ref()).for_each(AbortHandle::abort);
    }
}

fn tell(core: &Core, name: &str, origin: Origin, id: u64, task: &Task) {
    let mut event = core.event(name, origin);
    event.add("Task-ID", id.to_string());
    event.add("Task-Desc", task.description);
    event.add("Task-Group", task.group.as_str());
    event.add("Task-Runtime", task.runtime.to_string());
    core.fire(event);
}
