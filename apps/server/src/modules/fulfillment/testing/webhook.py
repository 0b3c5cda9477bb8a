"""A webhook server that follows the TOTVS Assistant fulfillment contract, with the standard library only.

Prints its port on the first line, then one JSON line per call it received. Below /_broken it leaves the contract on
purpose. Ends when its standard input closes.
"""

import hmac
import json
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TOKEN = "token-da-loja-de-teste"
OTHER_TOKEN = "token-de-outra-intencao"
FALLBACK = "Desculpe, não consegui processar seu pedido no momento."
UNAUTHORIZED = (
    "Authorization, or X-Auth-Key and X-Auth-ConnectorId is invalid. Please authenticate."
)
REQUIRED = {
    "intent_name": str,
    "parameters": dict,
    "sessionLog": list,
    "query": str,
    "message": str,
    "carolOrganization": str,
    "carolEnvironment": str,
    "carolOrganizationId": str,
    "carolEnvironmentId": str,
    "sessionId": str,
    "channelName": str,
}
OPTIONAL = {
    "namedQueries": (dict, {}),
    "language": (str, ""),
    "allRequiredParamsPresent": (bool, True),
    "isProduction": (bool, False),
}


class Response:
    def __init__(
        self,
        message,
        short_message=None,
        jump_to=None,
        options=None,
        logout=False,
        parameters=None,
    ):
        self.body = {
            "message": message,
            "short_message": short_message,
            "jump_to": jump_to,
            "options": options,
            "logout": logout,
            "parameters": parameters,
        }


intents = {}


def intent(webhook, node, token=TOKEN, fallback_message=FALLBACK):
    def register(callback):
        intents.setdefault(webhook, {})[node] = (token, callback, fallback_message)
        return callback

    return register


@intent(webhook="loja", node="Consultar pedido")
def find_order(params):
    known = params["parameters"]
    times = known.get("consultas", 0) + 1
    return Response(
        message=f"Pedido {known['numero']}: a caminho. Consulta {times}.",
        short_message="Pedido a caminho",
        options=["Rastrear", "Cancelar pedido"],
        parameters={"consultas": times, "pedido": {"numero": known["numero"], "rua": "Flores"}},
    )


@intent(webhook="loja", node="Rastrear")
def track(params):
    return Response(message="Levo você ao rastreio.", jump_to="Rastreio")


@intent(webhook="loja", node="Perdido")
def lost(params):
    return Response(message="Você fica aqui.", jump_to="Nó que não existe")


@intent(webhook="loja", node="Sair")
def leave(params):
    return Response(message="Sessão encerrada. Até logo!", logout=True)


@intent(webhook="loja", node="Quebrar")
def crash(params):
    return Response(message="lorem" * (1 / params))


@intent(webhook="loja", node="Quebrar com aviso", fallback_message="Estamos passando por problemas.")
def crash_politely(params):
    raise RuntimeError("of no interest to the customer")


@intent(webhook="loja", node="Resposta errada")
def wrong_class(params):
    return "Oi"


@intent(webhook="loja", node="Outro token", token=OTHER_TOKEN)
def other_token(params):
    return Response(message="Com o outro token.")


def problems_of(body):
    problems = {}
    for field, kind in REQUIRED.items():
        if field not in body:
            problems[field] = ["Missing data for required field."]
        elif not isinstance(body[field], kind):
            problems[field] = ["Not a valid value."]
    for field, (kind, default) in OPTIONAL.items():
        if not isinstance(body.setdefault(field, default), kind):
            problems[field] = ["Not a valid value."]
    if "sessionLog" not in problems and not all(isinstance(one, dict) for one in body["sessionLog"]):
        problems["sessionLog"] = ["Not a valid mapping type."]
    return problems


def is_known(token):
    known = {one[0] for nodes in intents.values() for one in nodes.values()}
    return any(hmac.compare_digest(token.encode(), one.encode()) for one in known)


def answer(path, token, body):
    if token is None or not is_known(token):
        return 401, {"message": UNAUTHORIZED}
    problems = problems_of(body) if isinstance(body, dict) else {"_schema": ["Invalid input type."]}
    if problems:
        return 422, problems
    nodes = intents.get(path)
    if nodes is None:
        return 400, {"error": f"O path '{path}' não foi definido para nenhum webhook."}
    name = body["intent_name"]
    if name not in nodes:
        return 400, {"error": f"Nenhum callback foi encontrado para a intenção '{name}'"}
    expected, callback, fallback = nodes[name]
    if token != expected:
        return 400, {"error": f"O token do webhook é inválido para a intenção '{name}'"}
    try:
        response = callback(body)
    except Exception as error:  # whatever a callback throws becomes its fallback
        print(repr(error), file=sys.stderr)
        return 200, {"message": fallback}
    if not isinstance(response, Response):
        return 400, {
            "error": f"O callback '{callback.__name__}' deve retornar uma classe do tipo 'FulfillmentHelperResponse'"
        }
    return 200, response.body


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send(200, json.dumps({"message": "This is a webhook server for tests."}))

    def do_POST(self):
        raw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        path = self.path.strip("/")
        token = self.headers.get("X-Assistant-Signature-Token")
        try:
            body = json.loads(raw)
        except ValueError:
            body = None
        print(json.dumps({"path": path, "token": token, "body": body}), flush=True)
        if path == "_broken/500":
            return self.send(500, "<h1>Internal Server Error</h1>", "text/html")
        if path == "_broken/slow":
            time.sleep(5)
        if path == "_broken/malformed":
            return self.send(200, json.dumps({"menssage": "Oi"}))
        status, reply = answer(path, token, body)
        self.send(status, json.dumps(reply, ensure_ascii=False))

    def send(self, status, text, kind="application/json"):
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        try:
            self.wfile.write(data)
        except BrokenPipeError:
            pass  # the bot did not wait for the slow answer

    def log_message(self, format, *args):
        pass


def main():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_address[1], flush=True)
    sys.stdin.read()
    server.shutdown()


main()
