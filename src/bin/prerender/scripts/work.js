// A worker: the program of the site, which sees that it has no page here, and waits for jobs.
import start from "PROGRAM";

// What ends the program is an error of the worker, of which its page hears.
addEventListener("unhandledrejection", ({ reason }) => setTimeout(() => { throw reason; }));

// The page hands its own compiled module over.
addEventListener("message", ({ data }) => start({ module_or_path: data }), { once: true });
