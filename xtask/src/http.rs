//! As much of HTTP/1.1 as a static server for one machine needs: one request a connection, each in its own thread.
//!
//! Browsers open several connections at once and may leave one silent; none of them keeps another waiting.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::time::Duration;

/// A head is a few hundred bytes; whatever is longer is none.
const LONGEST_HEAD: u64 = 64 * 1024;

/// How long a connection may stay silent.
const PATIENCE: Duration = Duration::from_secs(60);

/// What is answered to a request.
pub struct Response {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Response {
    /// An answer that a person reads.
    pub fn text(status: u16, text: &str) -> Self {
        let headers = vec![("Content-Type".to_owned(), "text/plain; charset=utf-8".to_owned())];
        Self { status, headers, body: text.as_bytes().to_vec() }
    }

    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }
}

/// Answers every GET and HEAD with what `answer` makes of its address, in threads of its own.
pub fn serve(listener: TcpListener, answer: impl Fn(&str) -> Response + Send + Sync + 'static) {
    let answer = Arc::new(answer);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let answer = Arc::clone(&answer);
            // A browser may hang up at any time, which is no concern of the server.
            std::thread::spawn(move || drop(respond(&stream, &*answer)));
        }
    });
}

fn respond(stream: &TcpStream, answer: &dyn Fn(&str) -> Response) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let Some(line) = request_line(stream)? else { return Ok(()) };
    let mut words = line.split_whitespace();
    let (method, address) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let response = match method {
        "GET" | "HEAD" => answer(address),
        _ => Response::text(405, "GET and HEAD only\n").with_header("Allow", "GET, HEAD"),
    };
    write(stream, &response, method == "HEAD")
}

/// The first line of a request, once its whole head has arrived; none if the connection was opened in vain.
fn request_line(stream: &TcpStream) -> std::io::Result<Option<String>> {
    let mut lines = BufReader::new(stream.take(LONGEST_HEAD)).lines();
    let Some(first) = lines.next().transpose()? else { return Ok(None) };
    for line in lines {
        if line?.is_empty() {
            return Ok(Some(first));
        }
    }
    Ok(None)
}

fn write(mut stream: &TcpStream, Response { status, headers, body }: &Response, is_head: bool) -> std::io::Result<()> {
    let mut head = format!("HTTP/1.1 {status} {}\r\nConnection: close\r\n", reason(*status));
    head += &format!("Content-Length: {}\r\n", body.len());
    head.extend(headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")));
    head += "\r\n";
    stream.write_all(head.as_bytes())?;
    if is_head { Ok(()) } else { stream.write_all(body) }
}

const fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        301 => "Moved Permanently",
        404 => "Not Found",
        405 => "Method Not Allowed",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(address: std::net::SocketAddr, request: &str) -> String {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn silent_connections_keep_no_other_waiting() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        serve(listener, |path| Response::text(200, path));
        let _silent: Vec<_> = (0..20).map(|_| TcpStream::connect(address).unwrap()).collect();
        assert!(ask(address, "GET /x HTTP/1.1\r\nHost: h\r\n\r\n").ends_with("\r\n\r\n/x"));
        assert!(
            ask(address, "HEAD /x HTTP/1.1\r\n\r\n")
                .ends_with("Content-Length: 2\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n")
        );
        assert!(ask(address, "POST /x HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 405 "));
    }
}
